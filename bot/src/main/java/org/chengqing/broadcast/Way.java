package org.chengqing.broadcast;

/** A way to reach people, cheapest first: what comes later takes more of what the platform grants. */
public enum Way {
    /** One by one: a customer-service message within the person's window, or the open page of the web chat. */
    DIRECT,
    /** A subscription notice; takes one of those that the person agreed to. */
    SUBSCRIPTION,
    /** A template message; takes one of the account's day. */
    TEMPLATE,
    /** Mass sends to lists; each takes one of the four that a person gets a month, and one of the account's hundred a day. */
    MASS_LIST,
    /** One mass send to all or to a tag, which the platform spreads itself: nobody is listed here. */
    MASS_WHOLE;

    /** Whether it goes to one person at a time. */
    public boolean isPersonal() {
        return this == DIRECT || this == SUBSCRIPTION || this == TEMPLATE;
    }
}
