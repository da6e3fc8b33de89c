export type ImageSize = { width: number; height: number; mimeType: 'image/png' | 'image/jpeg' }

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Reads the pixel size from the header of a PNG (ISO 15948) or JPEG (ITU T.81, SOFn); null when it is neither. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.length >= 24 && data.subarray(0, 8).equals(PNG_SIGNATURE)) {
    return { width: data.readUInt32BE(16), height: data.readUInt32BE(20), mimeType: 'image/png' }
  }
  return data.length > 4 && data.readUInt16BE(0) === 0xffd8 ? jpegSize(data) : null
}

function jpegSize(data: Buffer): ImageSize | null {
  let position = 2
  while (position + 9 < data.length) {
    if (data[position] !== 0xff) return null
    const marker = data[position + 1]!
    if (marker === 0xff) {
      position += 1
    } else if (isFrameStart(marker)) {
      return { height: data.readUInt16BE(position + 5), width: data.readUInt16BE(position + 7), mimeType: 'image/jpeg' }
    } else {
      position += 2 + data.readUInt16BE(position + 2)
    }
  }
  return null
}

/** SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC), which share the range. */
function isFrameStart(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}
