package org.chengqing.channel;

/** A way to many people, as far as the platform counts it by itself. */
public enum BulkWay {
    /** Customer-service messages, one by one. */
    CUSTOMER_SERVICE,
    /** Mass sends to all or to a tag. */
    MASS_TO_ALL_OR_TAG,
    /** Mass sends to lists. */
    MASS_TO_LIST,
    /** Template messages. */
    TEMPLATE,
    /** Subscription notices. */
    SUBSCRIPTION
}
