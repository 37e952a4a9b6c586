// PermitRules
