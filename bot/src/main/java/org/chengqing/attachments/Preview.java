package org.chengqing.attachments;

/** What people are shown of an attachment. */
public sealed interface Preview {
    /**
     * A picture made anew from the pixels of the original: no metadata, no place, nothing hidden behind it.
     *
     * @param picture its bytes as JPEG or PNG
     * @param width in pixels
     * @param height in pixels
     */
    record Shown(Picture picture, int width, int height) implements Preview {}

    /** No picture, and why. */
    record NotShown(Reason reason) implements Preview {}

    /** Why no picture is shown. */
    enum Reason {
        /** Not one of the kinds of pictures that are shown. */
        NOT_A_PICTURE("这个文件不能预览，请下载后在安全的电脑上打开"),
        /** More bytes, pixels or passes than are decoded. */
        TOO_LARGE("图片太大，没有生成预览，请下载查看"),
        /** Broken off, or bytes that make no picture. */
        DAMAGED("图片损坏，不能显示，请下载后另行查看"),
        /** Others are being decoded, or this one took too long. */
        BUSY("系统正忙，没有来得及生成预览，请稍后再试");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** A sentence for staff, in Chinese, that says what to do. */
        public String sentence() {
            return sentence;
        }
    }

    /** An encoded picture. */
    final class Picture {
        private final byte[] bytes;
        private final String contentType;

        Picture(byte[] bytes, String contentType) {
            this.bytes = bytes;
            this.contentType = contentType;
        }

        /** A copy of the encoded bytes. */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** {@code image/jpeg} or {@code image/png}. */
        public String contentType() {
            return contentType;
        }
    }
}
