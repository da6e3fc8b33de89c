# Erasing a customer
forget-how = Write /forget and the customer's name. You will be asked before anything is erased.
forget-several = There is more than one customer called “{ $name }”. Which one is to be erased?
forget-nearest = There is no customer called “{ $name }”. Did you mean one of these?
forget-none = There is no customer called “{ $name }”, and none of a similar name.
forget-candidate = { $name } ({ $source }, orders: { $orders })
forget-title = Erase this customer?
forget-customer = Customer
forget-source = Source
forget-orders = Orders
forget-last-order = Last order
forget-what =
    The name is removed from everything that is kept, and a code name takes its place. Orders and amounts stay in the figures; of rejected rows only the reason stays. When the same file is imported again, the name becomes the same code name.
    This cannot be undone.
forget-outside = Backups of the database, files that were downloaded and messages that Telegram already shows are not reached; please delete them by hand where needed, this conversation included.
forget-confirm = Erase
forget-cancel = Cancel
forget-cancelled = Nothing was erased or changed.
forget-importing = ⚠️ A file is being imported, so erasing now would miss something. Please try again when it is done.
forget-gone = ⚠️ There is no such customer, or they were erased before.
forget-done = Erased
forget-done-text = This customer of { $source } is now called { $pseudonym }. Orders that stay in the figures: { $orders }. Rejected rows emptied: { $rejections }. Kept texts that lost the name: { $texts }.
forget-done-uploads = Uploaded files that were still kept ({ $uploads }) might hold the name and were deleted. If one was waiting for you to confirm its columns, please send it again.
