/** Runs an async handler and answers with what it returns. */
export const handle = (work) => (req, res, next) => {
  Promise.resolve(work(req, res))
    .then((body) => (body === undefined ? undefined : res.json(body)))
    .catch(next);
};
