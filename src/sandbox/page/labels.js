/** The page's own words, in the language of the user who speaks. */
const LABELS = {
  zh: {
    speakAs: '以谁的身份说话',
    sandboxNote: '本机沙盒，不连接 Telegram。同样的限制、同样的报错：在这里行得通的，到 Telegram 也行得通。',
    bot: '机器人',
    connecting: '正在重新连接…',
    typing: '正在输入',
    upload_photo: '正在发送图片',
    upload_document: '正在发送文件',
    working: '正在处理',
    edited: '已编辑',
    today: '今天',
    yesterday: '昨天',
    message: '输入消息',
    menu: '菜单',
    commands: '命令菜单',
    attach: '添加文件',
    send: '发送',
    start: '开始',
    startTitle: '这个机器人能做什么？',
    startHint: '点“开始”和它打个招呼。',
    caption: '添加说明（可不填）',
    cancel: '取消',
    ok: '好',
    close: '关闭',
    download: '下载',
    openPhoto: '查看大图',
    dropHere: '松开鼠标，发送这个文件',
    toEnd: '回到最新消息',
    noAnswer: '机器人没有回应这个按钮',
    copied: '已复制',
    failed: '没有发出去：',
    offline: '沙盒没有响应，程序还在运行吗？',
    block: '停用机器人',
    unblock: '重新启用机器人',
    blocked: '已停用这个机器人，它发不了消息给你。',
    photo: '图片',
    empty: '还没有消息',
    switchUser: '切换身份，当前：',
    unsupported: '这个按钮只能在 Telegram 里用',
  },
  en: {
    speakAs: 'Speak as',
    sandboxNote:
      'A sandbox on this machine, not connected to Telegram. Same limits, same errors: what works here works there.',
    bot: 'bot',
    connecting: 'reconnecting…',
    typing: 'typing',
    upload_photo: 'sending a photo',
    upload_document: 'sending a file',
    working: 'working',
    edited: 'edited',
    today: 'Today',
    yesterday: 'Yesterday',
    message: 'Message',
    menu: 'Menu',
    commands: 'Commands',
    attach: 'Attach a file',
    send: 'Send',
    start: 'Start',
    startTitle: 'What can this bot do?',
    startHint: 'Press Start to say hello.',
    caption: 'Add a caption (optional)',
    cancel: 'Cancel',
    ok: 'OK',
    close: 'Close',
    download: 'Download',
    openPhoto: 'Open the picture',
    dropHere: 'Drop the file here to send it',
    toEnd: 'Go to the latest message',
    noAnswer: 'The bot did not answer this button',
    copied: 'Copied',
    failed: 'Not sent: ',
    offline: 'The sandbox does not answer. Is the program still running?',
    block: 'Block the bot',
    unblock: 'Unblock the bot',
    blocked: 'You have blocked this bot; it cannot write to you.',
    photo: 'Photo',
    empty: 'No messages yet',
    switchUser: 'Switch user, now: ',
    unsupported: 'This button only works in Telegram',
  },
}

let current = LABELS.zh
let locale = 'zh-CN'

export function setLanguage(code) {
  const chinese = code.toLowerCase().startsWith('zh')
  current = chinese ? LABELS.zh : LABELS.en
  locale = chinese ? 'zh-CN' : 'en-GB'
  document.documentElement.lang = chinese ? 'zh' : 'en'
  for (const node of document.querySelectorAll('[data-label]')) node.textContent = current[node.dataset.label]
}

export function label(name) {
  return current[name]
}

export function clock(seconds) {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    seconds * 1000,
  )
}

/** Today, yesterday, or the date, with the year where it is another one. */
export function dayName(seconds) {
  const day = new Date(seconds * 1000)
  const now = new Date()
  const daysAgo = Math.round((startOfDay(now) - startOfDay(day)) / 86_400_000)
  if (daysAgo === 0) return current.today
  if (daysAgo === 1) return current.yesterday
  const year = day.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }
  return new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', ...year }).format(day)
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB']
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`
}

function startOfDay(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
