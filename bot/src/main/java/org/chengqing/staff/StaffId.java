package org.chengqing.staff;

/** The number of an account of staff; never given again. */
public record StaffId(long value) {
    /** Throws {@link IllegalArgumentException} for a number below 1. */
    public StaffId {
        if (value < 1) {
            throw new IllegalArgumentException("not a number of staff: " + value);
        }
    }
}
