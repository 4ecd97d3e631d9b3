package org.chengqing.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a report that a resident can note down, like {@code 20261122-7K3F}: the day it was opened in Beijing
 * and random characters without those that look alike.
 */
public record Receipt(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{8}-[2-9A-HJ-NP-Z]{4,8}");

    /** Throws {@link IllegalArgumentException} for another form. */
    public Receipt {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a receipt: " + value);
        }
    }

    /** The receipt written in this text by a person: spaces around and lower case are forgiven. */
    public static Optional<Receipt> parse(String text) {
        String candidate = text.strip().toUpperCase(java.util.Locale.ROOT);
        return FORM.matcher(candidate).matches() ? Optional.of(new Receipt(candidate)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
