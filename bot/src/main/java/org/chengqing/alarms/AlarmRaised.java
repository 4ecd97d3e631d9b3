package org.chengqing.alarms;

/** Event: this instance found something wrong that it had not found before. */
public record AlarmRaised(Alarm alarm) {}
