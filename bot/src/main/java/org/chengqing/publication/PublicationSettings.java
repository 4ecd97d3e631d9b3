package org.chengqing.publication;

import java.net.URI;
import java.time.Duration;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.replies.ReviewPage;
import org.chengqing.replies.ReviewPage.Standing;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the public pages present themselves.
 *
 * @param baseUrl the address of this service as people outside reach it, without a path
 * @param publisher the office, as the author of its reviews
 * @param cached how long browsers and proxies may keep a page or the feed
 * @param feedEntries most entries in the feed
 * @param lookupsAtOnce most pages at once that ask the database
 */
@ConfigurationProperties("publication")
record PublicationSettings(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("云溪县互联网辟谣中心") String publisher,
        @DefaultValue("60s") Duration cached,
        @DefaultValue("50") int feedEntries,
        @DefaultValue("16") int lookupsAtOnce) {
    /** Throws {@link IllegalArgumentException} for an address that is none or a bound below one. */
    PublicationSettings {
        String scheme = String.valueOf(baseUrl.getScheme());
        String path = baseUrl.getPath() == null ? "" : baseUrl.getPath();
        if (!(scheme.equals("http") || scheme.equals("https")) || baseUrl.getHost() == null || path.length() > 1) {
            throw new IllegalArgumentException(
                    "publication.base-url must look like https://piyao.example.gov.cn, without a path: " + baseUrl);
        }
        if (publisher.isBlank() || feedEntries < 1 || lookupsAtOnce < 1 || cached.isNegative()) {
            throw new IllegalArgumentException(
                    "publication: publisher must not be blank, feed-entries and lookups-at-once at least 1, cached not negative");
        }
        baseUrl = baseUrl.resolve("/");
    }

    /** The page of this review. */
    ReviewPage page(ClaimReview review, Standing standing) {
        return ReviewPage.of(review, standing, baseUrl, publisher);
    }

    /** The address outside of this path, which begins with a slash. */
    String address(String path) {
        return baseUrl.resolve(path).toString();
    }
}
