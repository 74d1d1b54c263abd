/*
 * <pt-chart kind="equity|spark|allocation|waterfall|prices">: one drawing. The server sets `model` (JSON: what is drawn)
 * and, where it moves, `latest` (JSON: what has changed since); ECharts draws it, from chart-drawings.js. Both are
 * fetched when the first chart is on screen. The words beside it say the same, so the drawing itself is one image.
 */
(() => {
  const here = document.currentScript.src;
  const library = new URL('_static/echarts/6.0.0/dist/echarts.min.js', here).href;
  let loaded;

  function load() {
    loaded ??= Promise.all([script(library), import(new URL('chart-drawings.js', here).href)])
      .then(([, drawings]) => drawings)
      .catch(failure => {
        loaded = undefined;
        throw failure;
      });
    return loaded;
  }

  function script(address) {
    return new Promise((resolve, reject) => {
      const element = document.createElement('script');
      element.src = address;
      element.onload = resolve;
      element.onerror = () => reject(new Error(`${address} could not be fetched`));
      document.head.append(element);
    });
  }

  class Chart extends HTMLElement {
    #chart;
    #drawing;
    #drawn;
    #model;
    #latest;
    #size = new ResizeObserver(() => this.#resized());

    connectedCallback() {
      // What was set before this script had come hides the setters below.
      for (const property of ['model', 'latest']) {
        if (Object.hasOwn(this, property)) {
          const value = this[property];
          delete this[property];
          this[property] = value;
        }
      }
      charts.add(this);
      this.#size.observe(this);
    }

    disconnectedCallback() {
      charts.delete(this);
      this.#size.disconnect();
      this.#chart?.dispose();
      this.#chart = undefined;
      this.#drawn = undefined;
    }

    set model(json) {
      this.#model = json ? JSON.parse(json) : undefined;
      this.redraw();
    }

    set latest(json) {
      this.#latest = json ? JSON.parse(json) : undefined;
      if (this.#chart && this.#model && this.#latest) {
        this.#chart.setOption(this.#drawing.moved(this.#latest));
      }
    }

    async redraw() {
      // Without a size there is nothing to fit the drawing into; the observer comes back with one.
      if (!this.#model || !this.isConnected || !this.clientWidth || !this.clientHeight) return;
      try {
        const drawings = await load();
        if (this.isConnected && this.#model) this.#draw(drawings);
      } catch (failure) {
        this.#tellOf(failure);
      }
    }

    #draw(drawings) {
      this.removeAttribute('failed');
      this.#chart ??= echarts.init(this, null, { renderer: 'svg' });
      this.#drawing = drawings.drawingOf(this.getAttribute('kind'), this.#model, this);
      this.#chart.setOption(this.#zoomed(this.#drawing.option()), { notMerge: true });
      this.#drawn = this.#model;
      if (this.#latest) this.#chart.setOption(this.#drawing.moved(this.#latest));
    }

    /* Drawn anew, the same thing stays as far zoomed into as it is. */
    #zoomed(option) {
      const zoom = option.dataZoom && this.#drawn?.of === this.#model.of && this.#chart.getOption()?.dataZoom?.[0];
      if (zoom) Object.assign(option.dataZoom[0], { start: zoom.start, end: zoom.end });
      return option;
    }

    /* The words and the table say the same without it; the next model or size tries again. */
    #tellOf(failure) {
      this.setAttribute('failed', '');
      console.warn('A chart could not be drawn:', failure);
    }

    #resized() {
      if (!this.clientWidth || !this.clientHeight) return;
      if (!this.#chart) {
        this.redraw();
      } else if (this.#chart.getWidth() !== this.clientWidth || this.#chart.getHeight() !== this.clientHeight) {
        this.#chart.resize();
        this.redraw();
      }
    }
  }

  const charts = new Set();
  customElements.define('pt-chart', Chart);

  const recolour = () => charts.forEach(chart => chart.redraw());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
  new MutationObserver(recolour).observe(document.documentElement, { attributeFilter: ['theme', 'style'] });
})();
