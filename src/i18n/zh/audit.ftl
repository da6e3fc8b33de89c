# 操作记录
audit-none = 还没有操作记录。
audit-title = 操作记录 { $text } 条，最新的在前
audit-line = { $at }  { $who }：{ $what }
audit-note = 时间按 { $zone } 显示。
audit-actor-telegram = Telegram 用户 { $id }
audit-actor-cli = 命令行
audit-actor-schedule = 定时任务
audit-action-invite-create = 生成了{ $role }的邀请链接
audit-action-invite-redeem = 用邀请链接加入，身份是{ $role }
audit-action-member-remove = 移除了成员 { $subject }（{ $role }）
audit-action-quarantine-released = 放行了客户 { $subject }，订单重新计入统计
audit-action-quarantine-confirmed = 确认客户 { $subject } 是刷单，订单不计入统计
audit-action-customer-erase = 抹除了 { $source } 的一位客户，现在叫 { $pseudonym }（{ $orders } 单）
audit-action-other = { $action }（{ $subject }）
