-- What a firm reported that it set right is kept with the site's checks once it was accepted: until now the row of the site forgot it.
alter type site_check_kind add value 'rectification';
