package org.chengqing.console.cases;

import java.util.List;
import org.chengqing.conversation.Taxonomy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The words for categories of reports. */
@Component
@ConditionalOnWebApplication
final class Categories {
    private static final String NONE = "未分类";

    private final Taxonomy taxonomy;

    Categories(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** A category that one can choose; the key of reports without one is a dash. */
    record Choice(String key, String label) {}

    /** The word for this key. */
    String label(@Nullable String key) {
        return taxonomy.find(key).map(it -> it.name()).orElse(NONE);
    }

    List<Choice> choices() {
        return java.util.stream.Stream.concat(
                        taxonomy.categories().stream().map(it -> new Choice(it.key(), it.name())),
                        java.util.stream.Stream.of(new Choice("-", NONE)))
                .toList();
    }
}
