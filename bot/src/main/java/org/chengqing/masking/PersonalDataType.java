package org.chengqing.masking;

/** The kinds of personal data that are told apart. */
public enum PersonalDataType {
    /** Identity number of 18 or 15 digits (GB 11643). */
    ID_CARD("id-card", "证件号"),
    /** Passport, or pass to Hong Kong, Macau or Taiwan. */
    PASSPORT("passport", "证件号"),
    /** Mobile number in China. */
    MOBILE("mobile", "电话"),
    /** Telephone at a place; hotlines are none. */
    LANDLINE("landline", "电话"),
    /** Bank card or account. */
    BANK_CARD("bank-card", "卡号"),
    /** Number plate of a vehicle. */
    PLATE("plate", "车牌"),
    /** Address down to a house or a group of a village. */
    ADDRESS("address", "门牌"),
    /** Full name of a person. */
    NAME("name", "姓名"),
    /** Name of a WeChat account. */
    WECHAT_ID("wechat-id", "微信号"),
    /** Number of a QQ account or group. */
    QQ("qq", "QQ号"),
    /** E-mail address. */
    EMAIL("email", "邮箱"),
    /** Address of a computer, IPv4. */
    IPV4("ipv4", "网址");

    private final String code;
    private final String word;

    PersonalDataType(String code, String word) {
        this.code = code;
        this.word = word;
    }

    /** The kind as labelled sets write it. */
    public String code() {
        return code;
    }

    /** The word in brackets that stands for it where texts are compared, without the brackets. */
    String word() {
        return word;
    }
}
