package org.chengqing.console.mails;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a form of a mail's page holds: what was typed, and what is wrong with it, by the name of the field. */
record MailForm(Map<String, String> typed, Map<String, String> errors) {
    static final MailForm FRESH = new MailForm(Map.of(), Map.of());

    MailForm {
        typed = Map.copyOf(typed);
        errors = Map.copyOf(errors);
    }

    /** What was typed into a field, empty text for nothing. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What is wrong with a field, null for nothing. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
