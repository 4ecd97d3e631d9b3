package org.chengqing.channel.web;

/** A reply on its way to a page: its name, and the {@link WebReply} as JSON in one line. */
public record WebPush(String id, String json) {
    /** Nothing to show; it keeps the connection open through proxies. */
    public static final WebPush SIGN_OF_LIFE = new WebPush("", "");
}
