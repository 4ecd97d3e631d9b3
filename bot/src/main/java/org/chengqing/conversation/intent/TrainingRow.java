package org.chengqing.conversation.intent;

/**
 * One message in one situation, as numbers.
 *
 * @param signs numbers of the signs in a {@link Vocabulary}
 * @param strengths how strongly each of them is there
 * @param coordinates the meaning, as strong as the model takes it; shared by the rows of a message
 * @param target the wanted probability of every intent
 * @param weight how much the row counts
 */
@SuppressWarnings("ArrayRecordComponent") // numbers on the way into a loop; rows are never compared
record TrainingRow(int[] signs, float[] strengths, float[] coordinates, double[] target, double weight) {}
