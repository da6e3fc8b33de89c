# The audit log
audit-none = Nothing has been changed yet.
audit-title = { $count } { $count ->
    [1] change
   *[other] changes
  }, newest first
audit-line = { $at }  { $who }: { $what }
audit-note = Times are those of { $zone }.
audit-actor-telegram = Telegram user { $id }
audit-actor-cli = Command line
audit-actor-schedule = Schedule
audit-action-invite-create = made an invitation ({ $role })
audit-action-invite-redeem = joined by invitation ({ $role })
audit-action-member-remove = removed member { $subject } ({ $role })
audit-action-quarantine-released = released customer { $subject }, whose orders count again
audit-action-quarantine-confirmed = confirmed that customer { $subject } is brushing; the orders count nowhere
audit-action-customer-erase = erased a customer of { $source }, now called { $pseudonym } ({ $orders } orders)
audit-action-other = { $action } ({ $subject })
