package org.chengqing.claimsearch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What is asked for.
 *
 * @param query empty: everything of the publisher
 * @param language the language without its region, such as {@code zh}; empty for any
 * @param site of the publisher; empty for any
 * @param maxAgeDays days since the review; null for any
 * @param pageSize claims on a page
 * @param token where the page begins; null on the first
 * @param offset where the first page begins; counts only without a token
 */
record SearchOrder(
        String query,
        String language,
        String site,
        @Nullable Integer maxAgeDays,
        int pageSize,
        @Nullable PageToken token,
        int offset) {
    private static final int USUAL_PAGE = 10;
    private static final int LONGEST_WORD = 300;

    /** Reads the parameters of a request; throws {@link Refusal} for what makes no sense. Unknown ones are passed over. */
    static SearchOrder of(MultiValueMap<String, String> parameters, ClaimSearchSettings settings) {
        String query = text(parameters, "query", settings.longestQuery());
        String site = site(text(parameters, "reviewPublisherSiteFilter", LONGEST_WORD));
        if (query.isEmpty() && site.isEmpty()) {
            throw Refusal.invalid("Request must contain a query or a reviewPublisherSiteFilter.");
        }
        Integer pageSize = number(parameters, "pageSize");
        Integer offset = number(parameters, "offset");
        String token = text(parameters, "pageToken", LONGEST_WORD * 2);
        SearchOrder order = new SearchOrder(
                query,
                language(text(parameters, "languageCode", LONGEST_WORD)),
                site,
                number(parameters, "maxAgeDays"),
                pageSize == null || pageSize == 0 ? USUAL_PAGE : Math.min(pageSize, settings.pageSize()),
                token.isEmpty() ? null : PageToken.of(token),
                offset == null ? 0 : offset);
        if (order.token != null && !order.token.order().equals(order.fingerprint())) {
            throw Refusal.invalid(
                    "Invalid value at 'page_token': all other fields must be as in the previous request.");
        }
        return order;
    }

    /** The same for the same search, whatever page of it. */
    String fingerprint() {
        String text = String.join("\n", query, language, site, String.valueOf(maxAgeDays));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String text(MultiValueMap<String, String> parameters, String name, int longest) {
        String value = parameters.getFirst(name);
        String text = value == null ? "" : value.strip();
        if (text.length() > longest) {
            throw Refusal.invalid("Invalid value at '" + name + "': at most " + longest + " characters.");
        }
        return text;
    }

    private static @Nullable Integer number(MultiValueMap<String, String> parameters, String name) {
        String text = text(parameters, name, LONGEST_WORD);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw Refusal.invalid("Invalid value at '" + name + "': not a whole number from 0 to 999999999.");
        }
        return Integer.valueOf(text);
    }

    private static String language(String tag) {
        if (tag.isEmpty()) {
            return "";
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build().getLanguage();
        } catch (IllformedLocaleException e) {
            throw Refusal.invalid("Invalid value at 'languageCode': not a BCP-47 language code.");
        }
    }

    /** A host; of an address its host. */
    private static String site(String text) {
        String host =
                text.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("[/:?#].*$", "");
        if (host.isEmpty() && !text.isEmpty()) {
            throw Refusal.invalid("Invalid value at 'reviewPublisherSiteFilter': not a site.");
        }
        return host;
    }
}
