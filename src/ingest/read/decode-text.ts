import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { ImportError } from '../import-error.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/**
 * Text from bytes. A byte order mark decides; else everything is plain ASCII until the first byte that is not, and the
 * piece it stands in decides between UTF-8 and GB18030. What does not fit the decision is an error, never a guess.
 * @throws ImportError with the line
 */
export async function* decodeText(
  pieces: AsyncIterable<Buffer>,
  onEncoding: (encoding: Encoding) => void = () => {},
): AsyncGenerator<string> {
  let decode: Decode | null = null
  let line = 1
  let tail: Buffer = Buffer.alloc(0)
  let started = false
  const choose = (encoding: Encoding) => {
    onEncoding(encoding)
    decode = decoderOf(encoding)
  }
  for await (const piece of pieces) {
    let bytes = tail.length > 0 ? Buffer.concat([tail, piece]) : piece
    tail = Buffer.alloc(0)
    if (!started) {
      if (bytes.length < 3) {
        tail = bytes
        continue
      }
      started = true
      const mark = byteOrderMark(bytes)
      if (mark) {
        choose(mark.encoding)
        bytes = bytes.subarray(mark.length)
      }
    }
    if (decode === null) {
      if (isAscii(bytes)) {
        line += countLines(bytes)
        yield bytes.toString('latin1')
        continue
      }
      choose(looksLikeUtf8(bytes.subarray(0, wholeCharacters(bytes))) ? 'utf-8' : 'gb18030')
    }
    const text = (decode as unknown as Decode)(bytes, line)
    line += countLines(bytes)
    yield text
  }
  if (tail.length > 0 && byteOrderMark(tail) === null) {
    yield (decode ?? decoderOf(isUtf8(tail) ? 'utf-8' : 'gb18030'))(tail, line)
  }
  const rest = (decode as Decode | null)?.(null, line) ?? ''
  if (rest !== '') yield rest
}

/** `null` ends the text. `line` is that of the first byte. */
type Decode = (bytes: Buffer | null, line: number) => string

function decoderOf(encoding: Encoding): Decode {
  return encoding === 'utf-8' ? utf8Decoder() : tableDecoder(encoding)
}

function utf8Decoder(): Decode {
  let tail: Buffer = Buffer.alloc(0)
  return (piece, line) => {
    if (piece === null) {
      if (tail.length > 0) throw new ImportError('wrong_encoding', { line, encoding: 'UTF-8' })
      return ''
    }
    const bytes = tail.length > 0 ? Buffer.concat([tail, piece]) : piece
    const whole = wholeCharacters(bytes)
    const head = bytes.subarray(0, whole)
    tail = bytes.subarray(whole)
    if (!isUtf8(head)) throw new ImportError('wrong_encoding', { line: firstBadLine(head, line), encoding: 'UTF-8' })
    return isAscii(head) ? head.toString('latin1') : head.toString('utf8')
  }
}

function tableDecoder(encoding: Encoding): Decode {
  const decoder = iconv.getDecoder(encoding)
  return (piece, line) => {
    const text = piece === null ? (decoder.end() ?? '') : decoder.write(piece)
    const bad = text.indexOf('\uFFFD')
    if (bad >= 0) {
      const at = line + (text.slice(0, bad).match(/\n/g)?.length ?? 0)
      throw new ImportError('wrong_encoding', { line: at, encoding: encoding.toUpperCase() })
    }
    return text
  }
}

function byteOrderMark(bytes: Buffer): { encoding: Encoding; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

/** UTF-8 with a few broken bytes is still UTF-8, and an error: read as GB18030 it would be silent gibberish. */
function looksLikeUtf8(bytes: Buffer): boolean {
  if (isUtf8(bytes)) return true
  const text = bytes.toString('utf8')
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  const whole = (text.match(/[\u0080-\uffff]/g)?.length ?? 0) - broken
  return whole > broken
}

/** Length of the bytes without a UTF-8 character that the end cuts in two. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function firstBadLine(bytes: Buffer, line: number): number {
  let at = line
  for (let from = 0; from < bytes.length; at++) {
    const end = bytes.indexOf(10, from)
    const next = end < 0 ? bytes.length : end + 1
    if (!isUtf8(bytes.subarray(from, next))) return at
    from = next
  }
  return at
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}
