package org.chengqing.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengqing.conversation.intent.Folded;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The categories of reports, in the order in which residents see them; bound from {@code config/taxonomy.yml}. */
@ConfigurationProperties("taxonomy")
public record Taxonomy(List<Category> categories) {
    /** Throws {@link IllegalArgumentException} when there is none, or two share a key. */
    public Taxonomy {
        categories = List.copyOf(categories);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("taxonomy.yml: 至少要有一个类别");
        }
        Set<String> keys = new HashSet<>();
        for (Category category : categories) {
            if (!keys.add(category.key())) {
                throw new IllegalArgumentException("taxonomy.yml: 类别 key 重复: " + category.key());
            }
        }
    }

    /** The category with this key. */
    public Optional<Category> find(@Nullable String key) {
        return categories.stream().filter(c -> c.key().equals(key)).findFirst();
    }

    /** The category with most keywords in the text; empty when none or two lead. Linear in the text. */
    Optional<Category> guess(String text) {
        String folded = Folded.of(text).text();
        Category best = null;
        int most = 0;
        boolean tie = false;
        for (Category category : categories) {
            int hits = 0;
            for (String keyword : category.keywords()) {
                hits += folded.contains(keyword) ? 1 : 0;
            }
            if (hits > most) {
                best = category;
                most = hits;
                tie = false;
            } else if (hits == most && hits > 0) {
                tie = true;
            }
        }
        return best == null || tie ? Optional.empty() : Optional.of(best);
    }
}
