package org.chengqing.knowledge.facts;

/** What sort of spot: those of one sort are told apart by name. */
public enum SpotType {
    /** Kindergarten to university. */
    SCHOOL,
    /** Hospital, clinic or health centre. */
    HOSPITAL,
    /** Road, street or motorway. */
    ROAD,
    /** Bus or metro line. */
    LINE,
    /** Bridge. */
    BRIDGE,
    /** Market or shopping centre. */
    MARKET,
    /** Station of any kind. */
    STATION,
    /** Housing estate. */
    ESTATE,
    /** Reservoir, river or lake. */
    WATER,
    /** Park or scenic spot. */
    PARK,
    /** Bank. */
    BANK,
    /** Restaurant, shop or hotel. */
    SHOP,
    /** Town or village that no list has. */
    TOWN,
    /** One that the base names and whose sort its name does not tell. */
    OTHER
}
