/** A photo made smaller before it is sent, where this browser can: a slow network has less to carry. */

/** Longest edge in pixels; the service keeps less than that. */
const LONGEST = 1_280
const QUALITY = 0.9

function drawn(bitmap: ImageBitmap): HTMLCanvasElement | null {
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (!context) return null
  // A JPEG has no see-through parts: they would come out black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** The photo upright and at most 1,280 pixels long; as it was where that is no smaller or cannot be done here. */
export async function madeSmaller(file: Blob): Promise<Blob> {
  try {
    const bitmap = await createImageBitmap(file)
    const canvas = drawn(bitmap)
    bitmap.close()
    const made = await new Promise<Blob | null>((resolve) => {
      if (canvas) canvas.toBlob(resolve, 'image/jpeg', QUALITY)
      else resolve(null)
    })
    return made && made.size < file.size ? made : file
  } catch {
    return file
  }
}
