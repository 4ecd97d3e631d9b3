package org.chengqing.console.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.chengqing.console.page.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What one form of a case page holds: what was typed, and what is wrong with it. Each form carries a token, so that one
 * that is sent twice acts once.
 *
 * @param problem a sentence above the page, null for none
 * @param errors by the name of the field
 * @param typed by the name of the field
 */
record Form(@Nullable String problem, Map<String, String> errors, Map<String, String> typed) {
    private static final Form FRESH = new Form(null, Map.of(), Map.of());

    Form {
        errors = Map.copyOf(errors);
        typed = Map.copyOf(typed);
    }

    static Form fresh() {
        return FRESH;
    }

    /** As it came, with one field that will not do. */
    static Form wrong(Visit visit, String field, String sentence, String... fields) {
        return new Form("没有完成：" + sentence, Map.of(field, sentence), typed(visit, fields));
    }

    /** As it came, with a problem that no field is to blame for. */
    static Form refused(Visit visit, String sentence, String... fields) {
        return new Form(sentence, Map.of(), typed(visit, fields));
    }

    private static Map<String, String> typed(Visit visit, String... fields) {
        Map<String, String> typed = new HashMap<>();
        for (String field : fields) {
            typed.put(field, visit.field(field));
        }
        return typed;
    }

    /** What was typed into a field, empty text for nothing. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What is wrong with a field, null for nothing. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** A token for a form that was not sent yet. */
    static String newToken() {
        return UUID.randomUUID().toString();
    }

    /** The token of a form that was sent; null when it carries none. */
    static @Nullable String token(Visit visit) {
        String token = visit.field("token");
        return token.matches("[0-9a-f-]{36}") ? token : null;
    }
}
