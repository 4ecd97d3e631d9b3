package org.chengqing.intake;

/** What a piece of evidence is. */
enum Kind {
    /** Written text. */
    TEXT("文字"),
    /** A picture. */
    IMAGE("图片"),
    /** A voice message. */
    VOICE("语音"),
    /** A video. */
    VIDEO("视频"),
    /** Any other file. */
    DOCUMENT("文件"),
    /** A shared article or page. */
    LINK("链接"),
    /** A place. */
    LOCATION("位置"),
    /** A card of a mini-program. */
    MINI_PROGRAM("小程序"),
    /** Something that the platform does not pass on. */
    UNSUPPORTED("平台未转来的内容"),
    /** How its sender may be reached, left by their own will. */
    CONTACT("举报人自愿留下的联系方式");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** The word for people. */
    String label() {
        return label;
    }
}
