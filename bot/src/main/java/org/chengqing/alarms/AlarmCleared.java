package org.chengqing.alarms;

import java.time.Instant;

/** Event: what was wrong is not any more. */
public record AlarmCleared(Alarm alarm, Instant at) {}
