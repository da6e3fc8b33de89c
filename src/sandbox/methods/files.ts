import type { Method } from '../context.ts'
import { badRequest } from '../telegram-error.ts'

const DOWNLOAD_BYTES = 20 * 1024 * 1024

export const getFile: Method = ({ context, parameters }) => {
  const file = context.state.files.get(parameters.text('file_id') ?? '')
  if (!file) throw badRequest('invalid file_id')
  if (file.size > DOWNLOAD_BYTES) throw badRequest('file is too big')
  return { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.size, file_path: file.path }
}
