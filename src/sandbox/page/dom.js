/** Makes an element. Text only ever goes in as text nodes, so nothing a customer is called can become markup. */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    if (name === 'class') node.className = value
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
    else node.setAttribute(name, value === true ? '' : value)
  }
  node.append(...children.filter((child) => child !== null && child !== undefined))
  return node
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  use.setAttribute('href', `#icon-${name}`)
  svg.append(use)
  return svg
}

export function byId(id) {
  return document.getElementById(id)
}

/** An icon button's picture and its name for screen readers and the mouse. */
export function dress(button, iconName, name) {
  button.replaceChildren(icon(iconName))
  button.setAttribute('aria-label', name)
  button.title = name
}

export function avatar(name, id) {
  const node = element('span', { class: `avatar tone-${Math.abs(id) % 6}`, 'aria-hidden': 'true' })
  node.textContent = [...name.trim()][0] ?? '?'
  return node
}
