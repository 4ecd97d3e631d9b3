package org.chengqing.knowledge.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.chengqing.knowledge.catalog.ReviewSearch.Stage;
import org.chengqing.knowledge.catalog.ReviewSearch.Time;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Validity;
import org.jspecify.annotations.Nullable;

/** Lists of reviews for staff. Blocks on JDBC; throws {@link CatalogUnavailable} when the database does not answer. */
public final class ReviewLists {
    private final Transactions transactions;

    /** Lists from the tables of migration V102. */
    public ReviewLists(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /** The reviews that pass, the latest change first, without the first {@code offset}. */
    public List<ListedReview> list(ReviewSearch search, int offset, int most) {
        Conditions conditions = Conditions.of(search);
        return select(conditions, "review.updated_at desc, review.id", offset, most);
    }

    /** Released reviews whose validity ends between these days, both included; the soonest first. */
    public List<ListedReview> ending(LocalDate from, LocalDate until, int most) {
        ReviewSearch search =
                new ReviewSearch(null, Stage.RELEASED, null, null, null, new Time.Ends(from, until), null, null);
        return select(Conditions.of(search), "review.content ->> 'validUntil', review.id", 0, most);
    }

    /** All regions there are, in order. */
    public List<String> regions() {
        return transactions.read(
                connection -> texts(connection, "select distinct region from claim_review order by 1"));
    }

    /** All categories there are, in order. */
    public List<String> categories() {
        return transactions.read(
                connection -> texts(connection, "select distinct category from claim_review order by 1"));
    }

    private List<ListedReview> select(Conditions conditions, String order, int offset, int most) {
        String sql = """
                select page.*, written.author, proposal.in_review from (
                  select id, content ->> 'claim' as claim, content ->> 'rating' as rating, state, category, region,
                    content ->> 'validFrom' as valid_from, content ->> 'validUntil' as valid_until,
                    (content ->> 'sample')::boolean as sample, revision, updated_at,
                    row_number() over (order by %1$s) as place
                  from claim_review review where %2$s order by %1$s offset ? limit ?) page
                left join claim_review_revision written on written.id = page.id and written.number = page.revision
                left join claim_review_proposal proposal on proposal.id = page.id
                order by place""".formatted(order, conditions.sql());
        return transactions.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                int next = 1;
                for (Object value : conditions.values) {
                    select.setObject(next++, value);
                }
                select.setInt(next++, offset);
                select.setInt(next, most);
                List<ListedReview> reviews = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        reviews.add(reviewAt(rows));
                    }
                }
                return reviews;
            }
        });
    }

    private static ListedReview reviewAt(ResultSet row) throws SQLException {
        String author = row.getString("author");
        return new ListedReview(
                new ClaimReviewId(row.getString("id")),
                row.getString("claim"),
                Rating.of(row.getString("rating")).orElseThrow(),
                ReviewState.valueOf(row.getString("state")),
                row.getString("category"),
                row.getString("region"),
                new Validity(date(row.getString("valid_from")), date(row.getString("valid_until"))),
                row.getBoolean("sample"),
                row.getInt("revision"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                author == null ? "" : author,
                Optional.ofNullable(row.getObject("in_review", Boolean.class)).orElse(null));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Conditions on {@code review}, and the values of their parameters. */
    private static final class Conditions {
        private static final String PROPOSED =
                "exists (select 1 from claim_review_proposal proposed where proposed.id = review.id";

        private final StringJoiner sql = new StringJoiner(" and ", "", "").setEmptyValue("true");
        private final List<Object> values = new ArrayList<>();

        static Conditions of(ReviewSearch search) {
            Conditions conditions = new Conditions();
            if (search.words() != null) {
                for (String word :
                        search.words().toLowerCase(Locale.ROOT).strip().split("\\s+", 12)) {
                    conditions.add("words like ?", "%" + escaped(word) + "%");
                }
            }
            if (search.stage() != null) {
                conditions.add(stage(search.stage()));
            }
            conditions.addIfPresent("category = ?", search.category());
            conditions.addIfPresent("region = ?", search.region());
            conditions.addIfPresent(
                    "content ->> 'rating' = ?",
                    search.rating() == null ? null : search.rating().code());
            conditions.addIfPresent("(content ->> 'sample')::boolean = ?", search.sample());
            conditions.addIfPresent(
                    "exists (select 1 from claim_review_revision last where last.id = review.id"
                            + " and last.number = review.revision and last.author = ?)",
                    search.author());
            if (search.time() != null) {
                conditions.add(search.time());
            }
            return conditions;
        }

        String sql() {
            return sql.toString();
        }

        private void add(String condition, Object... of) {
            sql.add(condition);
            values.addAll(List.of(of));
        }

        private void addIfPresent(String condition, @Nullable Object value) {
            if (value != null) {
                add(condition, value);
            }
        }

        private void add(Time time) {
            switch (time) {
                case Time.Ends(var from, var until) ->
                    add("content ->> 'validUntil' between ? and ?", from.toString(), until.toString());
                case Time.Ended(var day) -> add("content ->> 'validUntil' < ?", day.toString());
                case Time.NotYet(var day) -> add("content ->> 'validFrom' > ?", day.toString());
            }
        }

        private static String stage(Stage stage) {
            return switch (stage) {
                case WAITING -> "(state = 'IN_REVIEW' or " + PROPOSED + " and proposed.in_review))";
                case PROPOSED -> PROPOSED + ")";
                case DRAFT, RELEASED, WITHDRAWN, SUPERSEDED -> "state = '" + stage.name() + "'";
            };
        }

        /** As it stands in a pattern. */
        private static String escaped(String word) {
            return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        }
    }
}
