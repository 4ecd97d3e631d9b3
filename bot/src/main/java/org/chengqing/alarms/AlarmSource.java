package org.chengqing.alarms;

import java.util.List;
import java.util.function.Supplier;

/** A feature that knows what may be wrong with it. Every bean of this type is asked. */
public interface AlarmSource {
    /** Names it in the log and, where it fails, in an alarm: lower-case letters, digits and hyphens, at most 50. */
    String name();

    /**
     * What is wrong now; empty when nothing is. May block, is interrupted after {@code alarms.check-within}, and is not
     * asked again before it has returned. To throw is an alarm too.
     */
    List<Alarm> alarms();

    /** A source of this name. */
    static AlarmSource named(String name, Supplier<List<Alarm>> alarms) {
        return new AlarmSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Alarm> alarms() {
                return alarms.get();
            }
        };
    }
}
