// Statements run as they come; a transaction waits for those under way, then has the
// database to itself, and what others ask for meanwhile waits in the order it was asked.
export class Gate {
  #held = false;
  #underWay = 0;
  #waiting = [];

  #done = () => {
    this.#underWay--;
    this.#next();
  };

  // `begin` starts the statement and sees that its argument is called when that has ended.
  run(begin) {
    if (!this.#held && this.#waiting.length === 0) return this.#begin(begin);
    return new Promise((resolve) => {
      this.#waiting.push({ alone: false, go: () => resolve(this.#begin(begin)) });
    });
  }

  exclusively(work) {
    return new Promise((resolve, reject) => {
      const lane = { run: (begin) => begin(), exclusively: (inner) => inner(lane) };
      const go = () => {
        this.#held = true;
        const release = () => {
          this.#held = false;
          this.#next();
        };
        work(lane).then(
          (value) => {
            release();
            resolve(value);
          },
          (error) => {
            release();
            reject(error);
          },
        );
      };
      this.#waiting.push({ alone: true, go });
      this.#next();
    });
  }

  #begin(begin) {
    this.#underWay++;
    return begin(this.#done);
  }

  #next() {
    while (!this.#held && this.#waiting.length > 0) {
      if (this.#waiting[0].alone && this.#underWay > 0) return;
      this.#waiting.shift().go();
    }
  }
}
