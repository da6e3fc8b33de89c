# 对话。以 ⚠️ 开头的是错误：huike ask 据此返回 1。
welcome = 你好，{ $name }！我是回客，你店里的客户分析师。
welcome-what = 你的身份是{ $role }。问我经营情况、客户分层、某位客户的画像，我用图和数字回答；每周还可以自动给你发周报。
welcome-empty = 现在还没有订单。把订单文件（.csv、.xlsx，也可以是 .zip 或 .gz）直接发到这里，我来清洗、入库，并告诉你哪些行有问题。
welcome-ready = 点下面的按钮先看看，或者直接说「概览」「画像 客户名」。
help-title = 我能做什么
help-business = 看经营
help-customers = 看客户
help-data = 数据
help-team = 团队与其他
help-words = 也可以直接说话：概览、趋势 小时、地区、优惠券、复购、商品、客户分层、画像 客户名、经营策略。
help-files = 导入订单：把文件发给我就行。列名我会自己认，认不准的会先问你。
refused = ⚠️ 抱歉，这是一家店的内部助手，只对受邀的人开放。请向店主要一个邀请链接。
not-allowed = ⚠️ 这个操作需要{ $role }身份，可以请店主调整。
failed = ⚠️ 抱歉，这一步出了点问题，已经记下来了。请把编号 { $id } 告诉管理员，或稍后再试。
command-unknown = ⚠️ 没有这个命令。/help 可以看到全部命令。
command-unknown-near = ⚠️ 没有这个命令，你是不是想用：{ $near }
not-understood = 没听懂。可以说「概览」「趋势」「客户分层」「画像 客户名」，或看 /help。
not-a-picture = 图片我看不了订单。请把订单以文件（.csv、.xlsx）的形式发给我。
button-old = 这个按钮已经失效，请重新发一次命令。
picture-failed = 这张图没画出来，文字结果不受影响。
csv-sent = 都在这个文件里：{ $name }
customer-gone = ⚠️ 这位客户已经不在库里了。

role-owner = 店主
role-manager = 经理
role-viewer = 只读成员

command-overview = 经营概览
command-trend = 销售趋势（月、日、星期、小时）
command-places = 地区分布：省份或国家
command-coupons = 优惠券使用情况
command-habits = 购买习惯：件数、频率、时段
command-levels = 消费等级：低、中、高
command-cohorts = 复购：首购月份之后谁回来了
command-segments = 客户分层：八类、打分、五层、聚类
command-lifetime = 客户未来价值与活跃概率
command-products = 商品与品类：占比、增长、退货
command-strategy = 经营策略：对谁、何时、做什么
command-portrait = 客户画像，后面写客户名，或 random
command-source = 换一个数据源
command-import = 导入订单与导入报告
command-rfm = 重新计算客户分层
command-categories = 品类关键词表，可以改
command-settings = 查看和修改参数
command-quarantine = 疑似刷单的客户
command-subscribe = 订阅周报
command-jobs = 正在做和做完的任务
command-forget = 抹除一位客户，后面写客户名
command-audit = 操作记录
command-invite = 邀请成员
command-members = 查看和移除成员
command-language = 中文 / English
command-help = 使用说明
command-start = 开始

button-overview = 概览
button-csv = 下载数据（CSV）
button-trend = 趋势
button-segments = 客户分层
button-portrait = 随机画像
button-rfm = 现在计算

language-choose = 用哪种语言？Which language?
language-chosen = 好的，以后用中文。
source-choose = 现在看的是 { $source }。换成哪一个？
source-chosen = 好的，之后的问题都看 { $source }。
source-unknown = ⚠️ 没有叫「{ $source }」的数据源。

invite-choose = 邀请什么身份的成员？只读成员只能看，经理还能导入、计算和订阅。
invite-made = 一次性邀请链接（{ $role }），7 天内有效，转给对方点开即可：
invite-once = 链接用过一次就失效。对方也可以直接给我发：{ $code }
members-title = 成员 { $count } 人
members-remove = 移除 { $name }

rfm-started = 开始计算客户分层（{ $source }）…
rfm-none = 还没有算过客户分层。
rfm-date-wrong = ⚠️ 「{ $given }」既不是日期，也不是数据源。写法：/rfm 2022-07-30；不写日期就以最后一笔订单的次日为准。

import-received = 收到 { $name }（{ $size }），开始读取…
import-too-big = ⚠️ { $name } 有 { $size }，超过 { $limit } 的上限。可以压缩成 .zip 或 .gz，按月份拆开，或请管理员在服务器上用命令行导入。
import-not-found = ⚠️ 这个文件已经不在了，请重新发一次。
import-none = 还没有导入过文件。把订单文件（.csv、.xlsx）直接发到这里就开始。
import-how = 再次导入：把文件发到这里即可。同一个文件不会重复计入，改正过的行会更新。

subscribe-on = 周报已订阅：每{ $weekday } { $hour }:00（{ $zone }），下一次 { $next }。
subscribe-none = 这个对话还没有订阅周报。
subscribe-how = 写法：/subscribe weekly 周五 18 Asia/Shanghai，日期、钟点、时区都可省略；/subscribe off 取消。
subscribe-wrong = ⚠️ 「{ $given }」看不懂。写法：/subscribe weekly 周一 9 Asia/Shanghai
subscribe-usual = 每周一 9:00 发给我
subscribe-end = 取消订阅
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日

job-already = 这件事已经在做了，做完会更新之前那条消息。/jobs 可以看进度。
jobs-title = 最近的任务
jobs-none = 还没有任务。
jobs-refresh = 刷新
job-name-import = 导入订单
job-name-rfm = 计算客户分层
job-status-queued = 排队中
job-status-running = 进行中
job-status-done = 已完成
job-status-refused = 文件未被接受
job-status-failed = 失败
job-queued = { $name }：排队中…
job-running = { $name }：{ $step } { $share }
job-failed = ⚠️ { $name }没有完成（编号 { $id }），原因已经记下来了。
job-failed-hint = 可以稍后再试；/jobs 里有记录。
job-step-reading = 读取
job-step-loading = 写入
job-step-merging = 合并
job-step-checking = 检查
job-step-computing = 计算
job-step-expecting = 估计未来

notice-push-failed = ⚠️ 发给对话 { $chat } 的周报试了 { $attempts } 次都没有成功：{ $error }
notice-push-unsure = ⚠️ 第 { $period } 期周报可能已经发出，但没有等到确认。为了不重复打扰，没有自动重发；如果没收到，请点下面的按钮。
notice-push-again = 再发一次
push-settled = 这一期已经处理过了。
push-put = 已排好 { $count } 份周报，由正在运行的服务发出。
push-again = 好的，马上再发一次。

demo-database = 打开数据库…
demo-making = 生成一家虚构的店：约 2 万笔订单，最近六个月…
demo-importing = 导入订单（和真实文件走同一条路）…
demo-scoring = 计算客户分层…
demo-starting = 启动对话…
demo-ready = 好了（{ $seconds } 秒）。在浏览器打开 { $url }，按 Ctrl+C 结束。

fault-port = 端口 { $port } 已被占用。请关掉占用它的程序，或用 PORT 换一个端口。
fault-database = 连不上数据库（{ $reason }）。请检查 DATABASE_URL；不设它就用内置数据库。
fault-file = 读写不了 { $path }（{ $reason }）。请检查路径和权限。
