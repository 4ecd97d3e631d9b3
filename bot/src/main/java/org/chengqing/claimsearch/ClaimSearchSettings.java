package org.chengqing.claimsearch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the search for programs.
 *
 * @param perMinute most requests of one network address in a minute; of IPv6 the first 64 bits count
 * @param allPerMinute most requests of all addresses together in a minute, on this instance
 * @param addresses most addresses remembered at the same time; of further ones each minute begins anew
 * @param atOnce most searches at the same time
 * @param cached how long browsers and proxies may keep an answer
 * @param longestQuery characters (UTF-16 units)
 * @param pageSize most claims on one page; a larger wish is taken for this
 * @param listed most reviews that are gone through where no query is given, the newest
 */
@ConfigurationProperties("claim-search")
record ClaimSearchSettings(
        @DefaultValue("60") int perMinute,
        @DefaultValue("1200") int allPerMinute,
        @DefaultValue("10000") int addresses,
        @DefaultValue("8") int atOnce,
        @DefaultValue("60s") Duration cached,
        @DefaultValue("1000") int longestQuery,
        @DefaultValue("100") int pageSize,
        @DefaultValue("1000") int listed) {
    /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
    ClaimSearchSettings {
        atLeastOne("per-minute", perMinute);
        atLeastOne("all-per-minute", allPerMinute);
        atLeastOne("addresses", addresses);
        atLeastOne("at-once", atOnce);
        atLeastOne("longest-query", longestQuery);
        atLeastOne("page-size", pageSize);
        atLeastOne("listed", listed);
        if (cached.isNegative()) {
            throw new IllegalArgumentException("claim-search.cached: 不能是负数");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("claim-search." + name + ": 至少为 1，现为 " + value);
        }
    }
}
