-- What a store's functions do is done by whom its owner lets do it: upkeep/rights.sql says who that is.
revoke execute on function hindcast.append, hindcast.place, hindcast.refuse_change from public;
