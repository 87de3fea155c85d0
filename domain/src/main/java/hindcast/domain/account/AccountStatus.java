package hindcast.domain.account;

/// Whether an account can be used.
public enum AccountStatus { ACTIVE, CLOSED }
