export const promisify =
  (call) =>
  (...values) =>
    new Promise((resolve, reject) => {
      call(...values, (error, value) => (error ? reject(error) : resolve(value)));
    });
