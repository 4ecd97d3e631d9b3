package org.chengqing.reception;

/** What is said to people at the counter, in the words of {@code config/replies.yml}. */
public interface StaffWords {
    /** What a member of staff wrote, marked as such. */
    String answer(String text);

    /** Staff are done; the bot answers again. */
    String handedBack();

    /** Nobody said anything for long; the bot answers again. */
    String silence();

    /** Nobody of the staff came. */
    String nobodyCame();
}
