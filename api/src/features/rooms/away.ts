import { AppError } from '../../errors/app-error.ts';

/** Every fault of the media server is `media_server_away`. */
export async function orAway<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw new AppError(
      'media_server_away',
      'The media server is away. Nothing is lost; try again in a moment.',
      {
        cause,
        retryable: true,
        retryAfterS: 5,
      },
    );
  }
}
