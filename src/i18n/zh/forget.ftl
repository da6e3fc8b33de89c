# 抹除客户
forget-how = 写法：/forget 客户名。抹除前会先让你确认。
forget-several = 叫「{ $name }」的客户不止一位，要抹除哪一位？
forget-nearest = 没有叫「{ $name }」的客户。是不是下面的某一位？
forget-none = 没有叫「{ $name }」的客户，也没有相近的名字。
forget-candidate = { $name }（{ $source }，{ $orders } 单）
forget-title = 抹除这位客户？
forget-customer = 客户
forget-source = 数据源
forget-orders = 订单
forget-last-order = 最后一单
forget-what =
    名字会从所有保存的数据里去掉，换成一个代号；订单和金额留在统计里，拒收的行只留原因。以后再导入同样的文件，这个名字也只会变成同一个代号。
    这一步不能撤销。
forget-outside = 数据库备份、已经下载的文件和 Telegram 里已有的消息不在抹除范围内，需要时请手动删除；这条对话里的也是。
forget-confirm = 确认抹除
forget-cancel = 取消
forget-cancelled = 没有抹除，什么都没有改动。
forget-importing = ⚠️ 有文件正在导入，现在抹除会有遗漏。请等导入完成后再试一次。
forget-gone = ⚠️ 没有这位客户，或者已经抹除过了。
forget-done = 已抹除
forget-done-text = { $source } 的这位客户现在叫 { $pseudonym }。{ $orders } 单留在统计里；清空了 { $rejections } 行拒收记录的内容，{ $texts } 处保存的文字里去掉了名字。
forget-done-uploads = 还保存着的 { $uploads } 个上传文件里可能有这个名字，已删除；其中若有等你确认列名的，请重新发一次。
