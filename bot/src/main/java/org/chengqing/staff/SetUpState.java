package org.chengqing.staff;

/**
 * Where somebody stands who sets up an account.
 *
 * @param first whether it is the first administrator, who chooses login and name too
 * @param login empty text until it is chosen
 * @param name empty text until it is chosen
 * @param passwordChosen whether the second factor is next
 * @param finished whether only the recovery codes remain to be noted down
 */
public record SetUpState(boolean first, String login, String name, boolean passwordChosen, boolean finished) {}
