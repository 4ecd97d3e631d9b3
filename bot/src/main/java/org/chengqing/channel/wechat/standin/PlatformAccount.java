package org.chengqing.channel.wechat.standin;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the platform holds of one Official Account: tokens, followers, media, menu, mass sends, quotas. */
public final class PlatformAccount {
    private final String appId;
    private final String secret;
    private final boolean verified;
    final IssuedTokens tokens;
    final Followers followers;
    final HeldMedia media;
    final MassSends massSends;
    final Notices notices;
    final Quotas quotas;
    private volatile @Nullable JsonNode menu;
    private volatile @Nullable CallbackTarget callbacks;

    PlatformAccount(String appId, String secret, boolean verified, Clock clock) {
        this.appId = appId;
        this.secret = secret;
        this.verified = verified;
        this.tokens = new IssuedTokens(clock);
        this.followers = new Followers(clock);
        this.media = new HeldMedia(clock);
        this.massSends = new MassSends(clock, followers);
        this.notices = new Notices(clock, followers);
        this.quotas = new Quotas(clock);
    }

    /** The AppID. */
    public String appId() {
        return appId;
    }

    /** Whether the account is verified, so that it may send msgmenu. */
    public boolean verified() {
        return verified;
    }

    /** This person follows from now on. */
    public PlatformAccount follow(String openId) {
        followers.follow(openId);
        return this;
    }

    /** So many people follow, who are called {@code prefix} and a number of six digits from 000000; returns their OpenIDs. */
    public List<String> followAll(String prefix, int count) {
        List<String> openIds = IntStream.range(0, count)
                .mapToObj(i -> "%s%06d".formatted(prefix, i))
                .toList();
        openIds.forEach(followers::follow);
        return openIds;
    }

    /** This person wants no mass or template messages (拒收), or does again. */
    public PlatformAccount blocks(String openId, boolean blocks) {
        followers.block(openId, blocks);
        return this;
    }

    /** This person agrees to so many more subscription notices of this template. */
    public PlatformAccount consents(String openId, String templateId, int times) {
        notices.consent(openId, templateId, times);
        return this;
    }

    /** How many subscription notices of this template the person may still get. */
    public int consentsLeft(String openId, String templateId) {
        return notices.consents(openId, templateId);
    }

    /** Makes a tag, given to these people; returns its id. */
    public int tag(String name, Collection<String> openIds) {
        int tag = followers.createTag(name);
        openIds.forEach(openId -> followers.tag(openId, tag, true));
        return tag;
    }

    /** This person does not follow any more. */
    public PlatformAccount unfollow(String openId) {
        followers.unfollow(openId);
        return this;
    }

    /** This person has just written: five customer-service messages within 48 hours. They follow, too, if they were new. */
    public PlatformAccount wrote(String openId) {
        followers.wrote(openId);
        return this;
    }

    /** This person has just tapped on the menu, scanned or followed: three customer-service messages within a minute. */
    public PlatformAccount tapped(String openId) {
        followers.tapped(openId);
        return this;
    }

    /** Holds what a person sent to the account, and returns its media id. */
    public String hold(byte[] bytes, String contentType, String filename) {
        return media.put(bytes, contentType, filename);
    }

    /** Ends all tokens at once. */
    public void expireTokens() {
        tokens.expire();
    }

    /** How many tokens were ever issued. */
    public int tokensIssued() {
        return tokens.count();
    }

    /** How often this path may be called a day. */
    public PlatformAccount quota(String path, int aDay) {
        quotas.limit(path, aDay);
        return this;
    }

    /** The menu as it was created, if there is one. */
    public Optional<JsonNode> menu() {
        return Optional.ofNullable(menu);
    }

    /** Events, such as the end of a mass send, are pushed there from now on. */
    public PlatformAccount callbacksTo(CallbackTarget target) {
        callbacks = target;
        return this;
    }

    Optional<CallbackTarget> callbacks() {
        return Optional.ofNullable(callbacks);
    }

    void menu(@Nullable JsonNode created) {
        menu = created;
    }

    boolean isSecret(String given) {
        return secret.equals(given);
    }
}
