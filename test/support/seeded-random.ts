/** One generator for the product and its tests. */
export { seededRandom } from '../../bot/quiz/seeded-random.ts';
