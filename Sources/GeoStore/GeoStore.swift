// GeoStore
