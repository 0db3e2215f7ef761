// parapet list: what there is to grade.
import type { ListArguments } from './arguments.js';
import { exerciseIds, loadExercise } from './exercises.js';

export async function listCommand(options: ListArguments): Promise<number> {
  const exercises = await Promise.all((await exerciseIds()).map(loadExercise));
  if (options.format === 'json') {
    const rows = exercises.map(({ id, manifest }) => ({
      id,
      title: manifest.title,
      minutes: manifest.minutes,
      files: manifest.files.editable,
    }));
    console.log(JSON.stringify(rows, null, 2));
    return 0;
  }
  for (const { id, manifest } of exercises) {
    console.log(
      `${id}  ${manifest.title} (about ${manifest.minutes} minutes; ${manifest.files.editable.join(', ')})`,
    );
  }
  return 0;
}
