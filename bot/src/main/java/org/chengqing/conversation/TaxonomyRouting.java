package org.chengqing.conversation;

import org.chengqing.intake.Routing;
import org.jspecify.annotations.Nullable;

/** Routes reports by {@code config/taxonomy.yml}; what it leaves open goes to the general mailbox. */
record TaxonomyRouting(Taxonomy taxonomy, String generalMailbox) implements Routing {
    /** What a report without a category is called in the office's mail. */
    private static final String UNSORTED = "未分类";

    @Override
    public Destination of(@Nullable String key) {
        return taxonomy.find(key)
                .map(category -> new Destination(category.name(), mailboxOf(category)))
                .orElseGet(() -> new Destination(UNSORTED, generalMailbox));
    }

    private String mailboxOf(Category category) {
        String mailbox = category.mailbox();
        return mailbox == null || mailbox.isBlank() ? generalMailbox : mailbox;
    }
}
