package org.chengqing.channel.wechat.standin;

/** The paths of the platform's API that the stand-in answers, for {@link Orders} and {@link Ledger}. */
public final class Paths {
    public static final String TOKEN = "/cgi-bin/token";
    public static final String STABLE_TOKEN = "/cgi-bin/stable_token";
    public static final String CUSTOM_SEND = "/cgi-bin/message/custom/send";
    public static final String CUSTOM_TYPING = "/cgi-bin/message/custom/typing";
    public static final String MEDIA_GET = "/cgi-bin/media/get";
    public static final String MEDIA_UPLOAD = "/cgi-bin/media/upload";
    public static final String DRAFT_ADD = "/cgi-bin/draft/add";
    public static final String MENU_CREATE = "/cgi-bin/menu/create";
    public static final String MENU_GET = "/cgi-bin/menu/get";
    public static final String MENU_DELETE = "/cgi-bin/menu/delete";
    public static final String MASS_SEND = "/cgi-bin/message/mass/send";
    public static final String MASS_SEND_ALL = "/cgi-bin/message/mass/sendall";
    public static final String MASS_PREVIEW = "/cgi-bin/message/mass/preview";
    public static final String MASS_GET = "/cgi-bin/message/mass/get";
    public static final String MASS_DELETE = "/cgi-bin/message/mass/delete";
    public static final String TEMPLATE_SEND = "/cgi-bin/message/template/send";
    public static final String SUBSCRIBE_SEND = "/cgi-bin/message/subscribe/bizsend";
    public static final String MATERIAL_ADD = "/cgi-bin/material/add_material";
    public static final String USER_INFO = "/cgi-bin/user/info";
    public static final String USER_GET = "/cgi-bin/user/get";
    public static final String TAGS_CREATE = "/cgi-bin/tags/create";
    public static final String TAGS_GET = "/cgi-bin/tags/get";
    public static final String TAGS_JOIN = "/cgi-bin/tags/members/batchtagging";
    public static final String TAGS_LEAVE = "/cgi-bin/tags/members/batchuntagging";
    public static final String TAG_MEMBERS = "/cgi-bin/user/tag/get";
    public static final String CALLBACK_IP = "/cgi-bin/getcallbackip";
    public static final String QUOTA_GET = "/cgi-bin/openapi/quota/get";
    public static final String QUOTA_CLEAR = "/cgi-bin/clear_quota";

    private Paths() {}
}
