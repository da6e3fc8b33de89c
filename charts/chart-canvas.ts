import { createRequire } from 'node:module'
import type { Canvas } from 'canvas'
import type { ChartConfiguration, ChartType } from 'chart.js'
import { ChartJSNodeCanvas } from 'chartjs-node-canvas'
import type {} from 'chartjs-plugin-datalabels'
import type { Box, Context } from './draw.ts'
import { colours, fontFamilies, pixelRatio, sizes } from './theme.ts'

const require = createRequire(import.meta.url)

/** Draws a Chart.js configuration into a box of a picture (logical pixels), at the picture's resolution. */
export function drawChart<T extends ChartType>(context: Context, configuration: ChartConfiguration<T>, box: Box): void {
  renderer ??= createRenderer()
  renderer.draw(context, configuration as unknown as ChartConfiguration, box)
}

// One for each thread: loading Chart.js takes a fifth of a second, drawing a chart a fiftieth.
let renderer: RegionRenderer | undefined

function createRenderer(): RegionRenderer {
  return new RegionRenderer({
    width: 1,
    height: 1,
    plugins: { modern: ['chartjs-plugin-datalabels'] },
    chartCallback(ChartJS) {
      // Required here and not imported above: only now does it find the copy of Chart.js that draws.
      const { BoxPlotController, BoxAndWiskers } = require('@sgratzl/chartjs-chart-boxplot')
      ChartJS.register(BoxPlotController, BoxAndWiskers)
      Object.assign(ChartJS.defaults.font, { family: fontFamilies, size: sizes.tick })
      ChartJS.defaults.color = colours.muted
      ChartJS.defaults.borderColor = colours.grid
      ChartJS.defaults.plugins.datalabels = { display: false }
    },
  })
}

/** chartjs-node-canvas answers with whole encoded files; this draws into a part of a picture and encodes nothing. */
class RegionRenderer extends ChartJSNodeCanvas {
  // One canvas for all charts, for the reason that charts/card.ts gives.
  readonly #canvas = this._createCanvas(1, 1) as unknown as Canvas

  draw(target: Context, configuration: ChartConfiguration, box: Box): void {
    const [width, height] = [Math.round(box.width), Math.round(box.height)]
    this.#canvas.width = width
    this.#canvas.height = height
    const options = { ...configuration.options, responsive: false, animation: false as const, events: [] }
    const chart = new this._chartJs(this.#canvas.getContext('2d') as never, {
      ...configuration,
      options: { ...options, devicePixelRatio: pixelRatio },
    })
    target.drawImage(this.#canvas, box.x, box.y, width, height)
    chart.destroy()
  }
}
