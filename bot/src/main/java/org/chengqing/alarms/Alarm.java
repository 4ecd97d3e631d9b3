package org.chengqing.alarms;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Something that needs a person.
 *
 * @param name tells the same trouble again: lower-case letters, digits and hyphens, at most 60
 * @param sentence what is wrong, what it means and what to do, in Chinese; without secrets and personal data
 * @param since when it began, as far as is known
 */
public record Alarm(String name, String sentence, Instant since) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    /** Throws {@link IllegalArgumentException} for another form of name. */
    public Alarm {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of an alarm: " + name);
        }
    }

    Alarm since(Instant earlier) {
        return new Alarm(name, sentence, earlier);
    }
}
